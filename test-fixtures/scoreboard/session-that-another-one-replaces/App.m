#import <CoreLocation/CoreLocation.h>
#import <UIKit/UIKit.h>

@interface AppDelegate : UIResponder <UIApplicationDelegate>
@property (nonatomic) CLBackgroundActivitySession *session;
@end

@implementation AppDelegate
- (void)applicationDidBecomeActive:(UIApplication *)application {
  self.session = [CLBackgroundActivitySession backgroundActivitySession]; // expect session-overwritten session-not-resumed-at-launch
}

- (void)arrived {
  [self.session invalidate];
}
@end
