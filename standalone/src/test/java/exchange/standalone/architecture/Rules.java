package exchange.standalone.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.RestController;

/** The rules of the house, about the packages below a root: the real one, or that of the offenders. */
final class Rules {

    /**
     * A rule.
     *
     * @param offenders simple names of classes that break it, in packages below {@code offender}
     */
    record Named(String name, ArchRule rule, List<String> offenders) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** Public for users whom nobody sees in the classes. */
    private static final Set<String> USED_UNSEEN = Set.of(
            "exchange.node.EventMetadata", // the compiler copies its constants
            "exchange.web.problem.ProblemValve", // Tomcat makes it, by its name
            "exchange.command.account.OpenAccounts"); // the command side's tests

    private static final String[] SHARED_EVENTS = {"event", "log", "node", "privacy", "reference"};

    private final String root;
    private final Set<String> packages = new LinkedHashSet<>();
    private final List<Named> all = new ArrayList<>();

    Rules(String root) {
        this.root = root;
        modules();
        boundaries();
        habits();
    }

    List<Named> all() {
        return all;
    }

    /** Every package that a rule names. */
    Set<String> packages() {
        return packages;
    }

    private void rule(String name, ArchRule rule, String... offenders) {
        all.add(new Named(name, rule.as(name), List.of(offenders)));
    }

    private String[] in(String... names) {
        return Arrays.stream(names)
                .map(name -> {
                    packages.add(root + "." + name);
                    return root + "." + name + "..";
                })
                .toArray(String[]::new);
    }

    /** Classes of ours, but not of these packages. */
    private DescribedPredicate<JavaClass> oursOutside(String... names) {
        return resideInAPackage(root + "..").and(resideOutsideOfPackages(in(names)));
    }

    private void modules() {
        rule(
                "shared-events depends on no other module",
                noClasses()
                        .that()
                        .resideInAnyPackage(in(SHARED_EVENTS))
                        .should()
                        .dependOnClassesThat(oursOutside(SHARED_EVENTS)),
                "NodeThatKnowsTheDoor");
        rule(
                "shared-web depends on shared-events only",
                noClasses()
                        .that()
                        .resideInAnyPackage(in("web"))
                        .should()
                        .dependOnClassesThat(oursOutside("web", "event", "log", "node", "privacy", "reference")),
                "DoorThatDecides");
        rule(
                "the command side never sees the query side",
                noClasses()
                        .that()
                        .resideInAnyPackage(in("command"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(in("query", "standalone")),
                "CommandThatAsks");
        rule(
                "the query side never sees the command side",
                noClasses()
                        .that()
                        .resideInAnyPackage(in("query"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(in("command", "standalone")),
                "QuestionThatCommands");
    }

    private void boundaries() {
        rule(
                "events know the sealing and the reference data only",
                only("event", "privacy", "reference"),
                "EventThatReadsTheLog");
        rule("the sealing knows nothing of ours", only("privacy"), "KeyThatKnowsEvents");
        rule("the reference data knows nothing of ours", only("reference"), "PlaceThatKnowsKeys");
        rule(
                "the log knows nothing of the web",
                noClasses()
                        .that()
                        .resideInAnyPackage(in("log"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.springframework.web..",
                                "org.springframework.http..",
                                "org.springframework.boot.web..",
                                "jakarta.servlet.."),
                "LogThatAnswersRequests");
        rule(
                "packages depend on each other in one direction",
                slices().matching(root + ".(**)").should().beFreeOfCycles(),
                "QuestionThatCommands");
        rule(
                "what only its own package needs is package-private",
                classes()
                        .that()
                        .areTopLevelClasses()
                        .and()
                        .haveModifier(JavaModifier.PUBLIC)
                        .and(describe("start nothing", Rules::startsNothing))
                        .should(Conditions.beNeededInAnotherPackage(USED_UNSEEN)),
                "PublicForNobody");
        rule(
                "every package says what it answers, and where null may be",
                classes().should(Conditions.liveInANullMarkedPackage()),
                "ClassOfAnUnmarkedPackage");
        rule(
                "endpoints are at the two sides and at the door only",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(in("command", "query", "web"))
                        .should()
                        .beAnnotatedWith(RestController.class),
                "EndpointInTheLog");
    }

    private ArchRule only(String who, String... mayAlsoKnow) {
        List<String> known = new ArrayList<>(List.of(mayAlsoKnow));
        known.add(who);
        return noClasses()
                .that()
                .resideInAnyPackage(in(who))
                .should()
                .dependOnClassesThat(oursOutside(known.toArray(String[]::new)));
    }

    private void habits() {
        rule(
                "no object-relational mapping",
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "jakarta.persistence..",
                                "javax.persistence..",
                                "org.springframework.orm..",
                                "org.springframework.data..",
                                "org.axonframework..jpa.."),
                "ReadModelWithEntities");
        rule("logs through SLF4J", GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING, "OldLogger");
        rule("prints nothing", GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS, "Printer");
        rule(
                "asks a clock for the time",
                noClasses()
                        .that()
                        .resideInAnyPackage(in("command", "query", "event"))
                        .should()
                        .accessTargetWhere(describe("the time is told without a clock", Rules::tellsTheTime)),
                "DecisionWithoutAClock",
                "AnswerThatRefersToNow");
        rule(
                "events and what they carry are records",
                classes()
                        .that()
                        .resideInAnyPackage(in("event"))
                        .and()
                        .areNotInterfaces()
                        .and()
                        .areNotEnums()
                        .and()
                        .doNotHaveSimpleName("package-info")
                        .should()
                        .beRecords(),
                "EventThatIsNoRecord");
        rule(
                "events carry personal data and words only sealed",
                classes()
                        .that()
                        .resideInAnyPackage(in("event"))
                        .and(describe("are events", Rules::isEvent))
                        .should(Conditions.carryNoWordsInTheOpen()),
                "PersonCalled");
    }

    /** {@code Instant.now()}, {@code LocalDate.now(zone)}, {@code System.currentTimeMillis()}, as calls and as references. */
    private static boolean tellsTheTime(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        boolean clocked = access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        return (owner.getPackageName().equals("java.time") && name.equals("now") && !clocked)
                || (owner.isEquivalentTo(Clock.class) && name.startsWith("system"))
                || (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
                || (owner.isEquivalentTo(Date.class) && name.equals("<init>"));
    }

    private static boolean isEvent(JavaClass type) {
        return type.isRecord()
                && type.getAllRawInterfaces().stream()
                        .anyMatch(promised -> promised.getSimpleName().endsWith("Event"));
    }

    private static boolean startsNothing(JavaClass type) {
        return type.tryGetMethod("main", String[].class).isEmpty();
    }
}
