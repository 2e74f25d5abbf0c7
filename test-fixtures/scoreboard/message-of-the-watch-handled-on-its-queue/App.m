#import <UIKit/UIKit.h>
#import <WatchConnectivity/WatchConnectivity.h>

@interface Link : NSObject <WCSessionDelegate>
@property (nonatomic) id<NSObject> activity;
@end

@implementation Link
- (void)session:(WCSession *)session didReceiveMessage:(NSDictionary<NSString *, id> *)message {
  [[UIApplication sharedApplication] registerForRemoteNotifications]; // expect ui-off-main-thread
  self.activity = [[NSProcessInfo processInfo] beginActivityWithOptions:NSActivityUserInitiated reason:@"message"]; // expect activity-not-ended
  dispatch_async(dispatch_get_main_queue(), ^{
    [[UIApplication sharedApplication] registerForRemoteNotifications];
  });
}
@end
