#import <UIKit/UIKit.h>

@interface Sync : NSObject
@property (nonatomic, copy) NSString *account;
@property (nonatomic) UIBackgroundTaskIdentifier kept;
@end

@implementation Sync
- (void)run {
  UIApplication *app = [UIApplication sharedApplication];
  UIBackgroundTaskIdentifier task = [app beginBackgroundTaskWithExpirationHandler:^{ // expect expiration-handler-does-not-end
    NSLog(@"late");
  }];
  if (![self account]) { // expect background-task-not-ended
    return;
  }
  [app endBackgroundTask:task];
}

- (void)begin {
  self.kept = [[UIApplication sharedApplication] beginBackgroundTaskWithName:@"sync" expirationHandler:^{ [self end]; }];
  dispatch_async(dispatch_get_global_queue(QOS_CLASS_DEFAULT, 0), ^{ [self end]; });
}

- (void)end {
  [[UIApplication sharedApplication] endBackgroundTask:[self kept]];
  [self setKept:UIBackgroundTaskInvalid];
}
@end
