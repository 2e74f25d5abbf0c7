#import <CoreLocation/CoreLocation.h>

@interface Tracker : NSObject
@property (nonatomic) CLLocationUpdater *updater;
@end

@implementation Tracker
- (void)start {
  self.updater = [CLLocationUpdater liveUpdaterWithQueue:dispatch_get_main_queue() handler:^(CLUpdate *update) {}]; // expect live-updates-without-session
  [self.updater resume];
}
- (void)stop {
  [self.updater invalidate];
}
@end
