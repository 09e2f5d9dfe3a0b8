package exchange.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import exchange.event.account.Role;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Verified credentials")
class CredentialsTest {

    private final AtomicLong time = new AtomicLong();
    private final Account otto = new Account("1", "otto", "hash", Role.MODERATOR, null);

    @Test
    void are_known_for_ten_minutes_as_long_as_the_stored_hash_is_the_same() {
        VerifiedCredentials verified = new VerifiedCredentials(time::get);
        verified.remember(otto, "demo");
        assertThat(verified.knows(otto, "demo")).isTrue();
        assertThat(verified.knows(otto, "Demo")).isFalse();
        assertThat(verified.knows(new Account("1", "otto", "changed elsewhere", Role.MODERATOR, null), "demo"))
                .isFalse();
        time.addAndGet(Duration.ofMinutes(10).toNanos());
        assertThat(verified.knows(otto, "demo")).isFalse();
        verified.remember(otto, "demo");
        verified.forget("1");
        assertThat(verified.knows(otto, "demo")).isFalse();
    }

    @Test
    void are_not_looked_at_after_twenty_failures_in_a_minute() {
        FailedLogins failures = new FailedLogins(time::get);
        for (int attempt = 0; attempt < 20; attempt++) {
            failures.check("192.0.2.7", "otto");
            failures.failed("192.0.2.7", "otto");
        }
        assertThatThrownBy(() -> failures.check("192.0.2.7", "otto")).isInstanceOf(TooManyFailures.class);
        assertThatCode(() -> failures.check("192.0.2.8", "otto")).doesNotThrowAnyException();
        assertThatCode(() -> failures.check("192.0.2.7", "cem")).doesNotThrowAnyException();
        time.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThatCode(() -> failures.check("192.0.2.7", "otto")).doesNotThrowAnyException();
    }
}
