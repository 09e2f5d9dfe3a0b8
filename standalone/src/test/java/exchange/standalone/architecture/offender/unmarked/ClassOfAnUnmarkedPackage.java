package exchange.standalone.architecture.offender.unmarked;

record ClassOfAnUnmarkedPackage() {}
