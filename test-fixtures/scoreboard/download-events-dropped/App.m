#import <UIKit/UIKit.h>

@interface AppDelegate : UIResponder <UIApplicationDelegate>
@end

@implementation AppDelegate
- (void)application:(UIApplication *)application // expect background-events-handler-not-stored
    handleEventsForBackgroundURLSession:(NSString *)identifier
                      completionHandler:(void (^)(void))completionHandler {
  NSLog(@"%@", [NSURLSessionConfiguration backgroundSessionConfigurationWithIdentifier:identifier]);
}
@end
