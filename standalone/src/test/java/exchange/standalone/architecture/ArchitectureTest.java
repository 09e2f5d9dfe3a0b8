package exchange.standalone.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The architecture")
class ArchitectureTest {

    private static final String OFFENDERS = "exchange.standalone.architecture.offender";

    private static final Rules RULES = new Rules("exchange");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ArchitectureTest::isProduct)
            .importPackages("exchange");

    private static final JavaClasses OFFENDING = new ClassFileImporter().importPackages(OFFENDERS);

    static List<Rules.Named> everyRule() {
        return RULES.all();
    }

    static List<Rules.Named> everyRuleForOffenders() {
        return new Rules(OFFENDERS).all();
    }

    static Set<String> everyPackage() {
        return RULES.packages();
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void keeps(Rules.Named rule) {
        rule.rule().check(HOUSE);
    }

    /** A rule that cannot fail is a comment. */
    @ParameterizedTest
    @MethodSource("everyRuleForOffenders")
    void catches_the_offender_against(Rules.Named rule) {
        EvaluationResult result = rule.rule().evaluate(OFFENDING);
        List<String> details = result.getFailureReport().getDetails();
        assertThat(rule.offenders())
                .isNotEmpty()
                .allSatisfy(offender -> assertThat(details).anyMatch(detail -> detail.contains("." + offender)));
    }

    @ParameterizedTest
    @MethodSource("everyPackage")
    void names_a_package_that_exists(String name) {
        assertThat(HOUSE.containPackage(name)).isTrue();
        assertThat(HOUSE.getPackage(name).getClassesInPackageTree()).isNotEmpty();
    }

    private static boolean isProduct(Location location) {
        return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }
}
