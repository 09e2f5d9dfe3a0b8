package exchange.standalone.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** What ArchUnit does not know by itself. */
final class Conditions {

    private static final Pattern WORDS_OF_PEOPLE = Pattern.compile(
            "(?i).*(name|mail|phone|contact|person|street|address|title|description|text|note|evidence|behalf|organi[sz]ation).*");

    /** The opaque id of the organisation for which an account speaks. */
    private static final Set<String> OPAQUE = Set.of("organisation");

    private Conditions() {}

    static ArchCondition<JavaClass> beUsedFromAnotherPackage(Set<String> exceptions) {
        return condition("be used from another package", (type, events) -> {
            boolean used = type.getDirectDependenciesToSelf().stream()
                    .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
            if (!used && !exceptions.contains(type.getName())) {
                violated(events, type, type.getName() + " is public, and only its own package uses it");
            }
        });
    }

    static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return condition("live in a @NullMarked package", (type, events) -> {
            if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                violated(events, type, type.getName() + " lives in a package without a @NullMarked package-info");
            }
        });
    }

    /** Looks also into what the event's records are made of. */
    static ArchCondition<JavaClass> carryNoWordsInTheOpen() {
        return condition("carry no words of people in the open", (type, events) -> look(type, type, events, new HashSet<>()));
    }

    private static void look(JavaClass event, JavaClass part, ConditionEvents events, Set<JavaClass> seen) {
        if (!seen.add(part)) {
            return;
        }
        for (JavaField field : part.getFields()) {
            boolean words = field.getRawType().isEquivalentTo(String.class)
                    && WORDS_OF_PEOPLE.matcher(field.getName()).matches()
                    && !OPAQUE.contains(field.getName());
            if (words) {
                violated(events, event, event.getName() + " carries " + field.getFullName() + " in the open");
            }
            field.getAllInvolvedRawTypes().stream()
                    .filter(JavaClass::isRecord)
                    .forEach(record -> look(event, record, events, seen));
        }
    }

    private interface Check {
        void on(JavaClass type, ConditionEvents events);
    }

    private static ArchCondition<JavaClass> condition(String description, Check check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.on(type, events);
            }
        };
    }

    private static void violated(ConditionEvents events, JavaClass type, String message) {
        events.add(SimpleConditionEvent.violated(type, message));
    }
}
