package exchange.standalone.architecture.offender.event;

import exchange.standalone.architecture.offender.log.LogThatAnswersRequests;

record EventThatReadsTheLog(LogThatAnswersRequests log) {}
