#import "WFArchiveCenter.h"
