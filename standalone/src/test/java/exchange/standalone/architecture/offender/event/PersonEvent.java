package exchange.standalone.architecture.offender.event;

interface PersonEvent {}
