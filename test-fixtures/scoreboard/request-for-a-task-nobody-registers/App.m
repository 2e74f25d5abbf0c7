#import <BackgroundTasks/BackgroundTasks.h>

@interface Tasks : NSObject
@end

@implementation Tasks
- (instancetype)init {
  self = [super init];
  BGTaskScheduler *scheduler = BGTaskScheduler.sharedScheduler;
  [scheduler registerForTaskWithIdentifier:@"com.example.ferry.refresh"
                                usingQueue:nil
                             launchHandler:^(BGTask *task) { [task setTaskCompletedWithSuccess:YES]; }];
  [scheduler submitTaskRequest:[[BGAppRefreshTaskRequest alloc] initWithIdentifier:@"com.example.ferry.refresh"] error:nil];
  [scheduler submitTaskRequest:[[BGProcessingTaskRequest alloc] initWithIdentifier:@"com.example.ferry.clean"] error:nil]; // expect task-identifier-not-registered
  return self;
}
@end
