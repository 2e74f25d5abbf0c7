#import <CoreLocation/CoreLocation.h>
#import <PushKit/PushKit.h>

@interface Calls : NSObject
@property (nonatomic) PKPushRegistry *kept;
@end

@implementation Calls
- (void)start {
  PKPushRegistry *lost = [[PKPushRegistry alloc] initWithQueue:nil]; // expect session-not-retained
  if (lost.desiredPushTypes == nil) {
    self.kept = [[PKPushRegistry alloc] initWithQueue:nil];
  }
}

- (void)drop {
  [CLBackgroundActivitySession backgroundActivitySession]; // expect session-not-retained
}
@end
