package exchange.standalone.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
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

    /** Used there, or handed out by something public. */
    static ArchCondition<JavaClass> beNeededInAnotherPackage(Set<String> exceptions) {
        return condition("be needed in another package", (type, events) -> {
            boolean needed = type.getDirectDependenciesToSelf().stream()
                    .map(Dependency::getOriginClass)
                    .anyMatch(user -> !user.getPackageName().equals(type.getPackageName()) || handsOut(user, type));
            if (!needed && !exceptions.contains(type.getName())) {
                violated(events, type, type.getName() + " is public, and only its own package needs it");
            }
        });
    }

    private static boolean handsOut(JavaClass user, JavaClass type) {
        return isPublic(user)
                && !user.equals(type)
                && user.getMethods().stream()
                        .anyMatch(method ->
                                isPublic(method) && method.getRawReturnType().equals(type));
    }

    private static boolean isPublic(HasModifiers item) {
        return item.getModifiers().contains(JavaModifier.PUBLIC);
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
        return condition(
                "carry no words of people in the open", (type, events) -> look(type, type, events, new HashSet<>()));
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
