#import <CoreLocation/CoreLocation.h>

@interface Tracker : NSObject
@end

@implementation Tracker {
  CLLocationManager *_manager;
}

- (instancetype)init {
  self = [super init];
  _manager = [CLLocationManager new];
  [_manager requestWhenInUseAuthorization];
  [_manager startUpdatingLocation]; // expect background-updates-not-enabled
  return self;
}
@end
