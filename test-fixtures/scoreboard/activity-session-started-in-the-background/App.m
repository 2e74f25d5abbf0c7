#import <CoreLocation/CoreLocation.h>
#import <UIKit/UIKit.h>

@interface Tracker : NSObject
@property (nonatomic) CLBackgroundActivitySession *session;
@end

@implementation Tracker
- (void)follow {
  self.session = [CLBackgroundActivitySession backgroundActivitySession]; // expect session-started-in-background session-not-invalidated session-not-resumed-at-launch
}
@end

@interface AppDelegate : UIResponder <UIApplicationDelegate>
@property (nonatomic) Tracker *tracker;
@end

@implementation AppDelegate
- (void)applicationDidEnterBackground:(UIApplication *)application {
  [[self tracker] follow];
}
@end
