#import <BackgroundTasks/BackgroundTasks.h>

@implementation Refresh
- (void)register {
  [[BGTaskScheduler sharedScheduler] registerForTaskWithIdentifier:@"com.example.ferry.refresh" usingQueue:nil launchHandler:^(BGTask *task) { // expect missing-expiration-handler
    [self schedule];
    [[[NSThread alloc] initWithBlock:^{ [task setTaskCompletedWithSuccess:YES]; }] start];
  }];
}

- (void)schedule {
  BGAppRefreshTaskRequest *request = [[BGAppRefreshTaskRequest alloc] initWithIdentifier:@"com.example.ferry.refresh"];
  [[BGTaskScheduler sharedScheduler] submitTaskRequest:request error:nil];
}
@end
