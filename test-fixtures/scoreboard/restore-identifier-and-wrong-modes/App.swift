import CoreBluetooth

final class Meters: NSObject, CBCentralManagerDelegate {
  private var central: CBCentralManager?

  override init() {
    super.init()
    let options = [CBCentralManagerOptionRestoreIdentifierKey: "meters"]
    central = CBCentralManager(delegate: self, queue: nil, options: options) // expect missing-background-mode missing-usage-description
  }

  func centralManagerDidUpdateState(_ central: CBCentralManager) {}
}
