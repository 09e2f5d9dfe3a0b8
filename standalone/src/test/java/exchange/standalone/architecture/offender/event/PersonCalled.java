package exchange.standalone.architecture.offender.event;

import java.util.List;

record PersonCalled(List<CallBack> callBacks) implements PersonEvent {

    record CallBack(String phone) {}
}
