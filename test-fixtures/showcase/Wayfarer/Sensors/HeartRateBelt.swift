import CoreBluetooth

/// Reads the pulse from a belt, also with the phone in the rucksack.
final class HeartRateBelt: NSObject, CBCentralManagerDelegate {
  private static let heartRate = CBUUID(string: "180D")
  private var central: CBCentralManager!
  private var belt: CBPeripheral?

  func connect() {
    central = CBCentralManager(
      delegate: self, queue: nil,
      options: [CBCentralManagerOptionRestoreIdentifierKey: "app.wayfarer.belt"])
  }

  func centralManagerDidUpdateState(_ central: CBCentralManager) {
    guard central.state == .poweredOn else { return }
    central.scanForPeripherals(withServices: [Self.heartRate])
  }

  func centralManager(_ central: CBCentralManager, willRestoreState dict: [String: Any]) {
    belt = (dict[CBCentralManagerRestoredStatePeripheralsKey] as? [CBPeripheral])?.first
  }

  func centralManager(
    _ central: CBCentralManager, didDiscover peripheral: CBPeripheral,
    advertisementData: [String: Any], rssi RSSI: NSNumber
  ) {
    belt = peripheral
    central.connect(peripheral)
  }
}
