#import <CoreLocation/CoreLocation.h>

@interface Tracker : NSObject
@property (nonatomic, strong) CLLocationManager *manager;
@end

@implementation Tracker
- (instancetype)init {
  self = [super init];
  [self setManager:[CLLocationManager new]];
  [self.manager requestWhenInUseAuthorization];
  self.manager.allowsBackgroundLocationUpdates = YES; // expect location-updates-may-pause
  [self.manager startUpdatingLocation]; // expect location-updates-never-stopped
  return self;
}
@end
