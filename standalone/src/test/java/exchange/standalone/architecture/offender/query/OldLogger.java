package exchange.standalone.architecture.offender.query;

import java.util.logging.Logger;

record OldLogger(Logger logger) {}
