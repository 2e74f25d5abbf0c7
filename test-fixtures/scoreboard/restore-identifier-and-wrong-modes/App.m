#import <CoreBluetooth/CoreBluetooth.h>

@interface Meters : NSObject <CBCentralManagerDelegate>
@property (nonatomic) CBCentralManager *central;
@end

@implementation Meters
- (instancetype)init {
  self = [super init];
  NSDictionary *options = @{CBCentralManagerOptionRestoreIdentifierKey : @"meters"};
  self.central = [[CBCentralManager alloc] initWithDelegate:self queue:nil options:options]; // expect missing-background-mode missing-usage-description
  return self;
}

- (void)centralManagerDidUpdateState:(CBCentralManager *)central {
}
@end
