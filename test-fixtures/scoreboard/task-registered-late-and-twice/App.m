#import <BackgroundTasks/BackgroundTasks.h>
#import <UIKit/UIKit.h>

@interface AppDelegate : UIResponder <UIApplicationDelegate>
@end

@implementation AppDelegate
- (void)applicationDidBecomeActive:(UIApplication *)application {
  [self registerTasks];
}

- (void)schedule {
  BGTaskRequest *request = [[BGProcessingTaskRequest alloc] initWithIdentifier:@"com.example.ferry.clean"];
  [[BGTaskScheduler sharedScheduler] submitTaskRequest:request error:nil];
}

- (void)registerTasks {
  BGTaskScheduler *scheduler = [BGTaskScheduler sharedScheduler];
  [scheduler registerForTaskWithIdentifier:@"com.example.ferry.clean" // expect late-task-registration
                                usingQueue:nil
                             launchHandler:^(BGTask *task) { [task setTaskCompletedWithSuccess:YES]; }];
  [scheduler registerForTaskWithIdentifier:@"com.example.ferry.clean" // expect late-task-registration duplicate-task-registration
                                usingQueue:nil
                             launchHandler:^(BGTask *task) { [task setTaskCompletedWithSuccess:YES]; }];
}
@end
