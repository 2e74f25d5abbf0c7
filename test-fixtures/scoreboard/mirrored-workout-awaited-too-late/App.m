#import <HealthKit/HealthKit.h>
#import <UIKit/UIKit.h>

@interface RowController : UIViewController
@property (nonatomic) HKHealthStore *store;
@end

@implementation RowController
- (void)viewDidAppear:(BOOL)animated {
  [super viewDidAppear:animated];
  self.store.workoutSessionMirroringStartHandler = ^(HKWorkoutSession *session) { NSLog(@"%@", session); }; // expect late-mirroring-handler
}
@end
