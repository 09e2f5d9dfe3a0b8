package exchange.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That the drivers run and count right; their figures, this short, mean nothing. */
@DisplayName("A benchmark")
class BenchmarksTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @Test
    void of_commands_finds_every_acknowledged_command_in_the_log() throws Exception {
        String table = new CommandsBenchmark()
                .run(new Sizes(ROOT, List.of("only=H2", "rounds=1", "seconds=0.05", "warm=0.05", "sample=20")))
                .markdown();
        assertThat(table)
                .containsPattern("H2 \\(a\\) submit \\| 1 \\| [1-9]")
                .containsPattern("H2 \\(b\\) submit \\+ claim \\+ approve \\| 64 \\| [1-9]")
                .contains("every position there: true")
                .doesNotContain("NaN");
    }

    @Test
    void of_a_replay_finds_every_event_and_every_listing() throws Exception {
        String table = new ReplayBenchmark()
                .run(new Sizes(ROOT, List.of("events=1500", "rounds=1")))
                .markdown();
        assertThat(table)
                .containsPattern("into the catalogue / SELECT \\+ JSON \\+ batch writes \\| [1-9]")
                .contains("1,500 events of", "has a row for each: true")
                .doesNotContain("NaN", "Infinity");
    }

    @Test
    void of_matches_finds_what_scoring_every_pair_finds() {
        String table = new MatchesBenchmark()
                .run(new Sizes(ROOT, List.of("listings=2000", "least=200", "asked=20", "pairs=10")))
                .markdown();
        assertThat(table).contains("| yes |").doesNotContain("| NO |", "NaN");
    }

    @Test
    void is_not_run_with_a_size_that_has_no_name() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sizes(ROOT, List.of("1000")));
    }
}
