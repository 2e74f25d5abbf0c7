#import <BackgroundTasks/BackgroundTasks.h>

@interface Refresh : NSObject
@property (nonatomic, copy) NSString *account;
@end

@implementation Refresh
- (instancetype)init {
  self = [super init];
  [[BGTaskScheduler sharedScheduler] registerForTaskWithIdentifier:@"com.example.ferry.refesh" // expect task-identifier-not-permitted
                                                        usingQueue:nil
                                                     launchHandler:^(BGTask *task) {
    [self run:task];
  }];
  return self;
}

- (void)run:(BGTask *)task {
  task.expirationHandler = ^{ [task setTaskCompletedWithSuccess:NO]; };
  if (!self.account) { // expect task-not-completed
    return;
  }
  [task setTaskCompletedWithSuccess:YES];
}
@end
