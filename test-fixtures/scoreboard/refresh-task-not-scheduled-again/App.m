#import <BackgroundTasks/BackgroundTasks.h>

@implementation Refresh
- (void)register {
  [[BGTaskScheduler sharedScheduler] registerForTaskWithIdentifier:@"com.example.ferry.refresh" usingQueue:nil launchHandler:^(BGTask *task) { // expect task-not-rescheduled
    [task setTaskCompletedWithSuccess:YES];
  }];
}

- (void)schedule {
  BGAppRefreshTaskRequest *request = [[BGAppRefreshTaskRequest alloc] initWithIdentifier:@"com.example.ferry.refresh"];
  [[BGTaskScheduler sharedScheduler] submitTaskRequest:request error:nil];
}
@end
