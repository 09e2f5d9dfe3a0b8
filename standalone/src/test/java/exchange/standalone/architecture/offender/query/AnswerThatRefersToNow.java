package exchange.standalone.architecture.offender.query;

import java.time.LocalDate;
import java.util.function.Supplier;

record AnswerThatRefersToNow() {

    Supplier<LocalDate> today() {
        return LocalDate::now;
    }
}
