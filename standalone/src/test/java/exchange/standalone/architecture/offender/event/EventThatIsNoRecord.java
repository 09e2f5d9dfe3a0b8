package exchange.standalone.architecture.offender.event;

final class EventThatIsNoRecord {}
