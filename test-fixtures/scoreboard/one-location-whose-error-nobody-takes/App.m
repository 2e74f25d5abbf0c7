#import <CoreLocation/CoreLocation.h>

@interface Place : NSObject <CLLocationManagerDelegate>
@property (nonatomic) CLLocationManager *manager;
@end

@implementation Place
- (void)find {
  self.manager = [[CLLocationManager alloc] init];
  self.manager.delegate = self;
  [self.manager requestLocation];
}

- (void)locationManager:(CLLocationManager *)manager didUpdateLocations:(NSArray<CLLocation *> *)locations { // expect location-request-without-callbacks
  NSLog(@"%@", locations);
}
@end
