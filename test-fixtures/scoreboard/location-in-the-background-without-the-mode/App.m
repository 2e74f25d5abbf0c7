#import <CoreLocation/CoreLocation.h>

@interface Tracker : NSObject
@property (nonatomic) CLLocationManager *manager;
@end

@implementation Tracker
- (instancetype)init {
  self = [super init];
  self.manager = [[CLLocationManager alloc] init];
  [[self manager] requestWhenInUseAuthorization]; // expect missing-usage-description
  [[self manager] setAllowsBackgroundLocationUpdates:YES]; // expect missing-background-mode
  self.manager.pausesLocationUpdatesAutomatically = NO;
  [self.manager startUpdatingLocation]; // expect location-updates-never-stopped
  return self;
}
@end
