#import <UIKit/UIKit.h>

@interface AppDelegate : UIResponder <UIApplicationDelegate>
@property (nonatomic) NSMutableArray<NSString *> *stops;
@end

@implementation AppDelegate
- (void)application:(UIApplication *)application // expect legacy-fetch-disabled
    performFetchWithCompletionHandler:(void (^)(UIBackgroundFetchResult))completionHandler {
  [self load];
  if (self.stops.count == 0) {
    completionHandler(UIBackgroundFetchResultNoData);
  }
  completionHandler(UIBackgroundFetchResultNewData); // expect completion-handler-called-twice
}

- (void)load {
  [self.stops addObject:@"harbour"];
}
@end
