package exchange.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import exchange.web.House;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The rate limit")
class RateLimitTest {

    private static final int MOST = 10_000;

    @Test
    void stops_an_address_that_asks_too_often_and_says_when_to_come_back() {
        try (House house = House.openInTemporaryFolder("--exchange.requests-per-second=5")) {
            long start = System.nanoTime();
            List<HttpResponse<String>> refused = new ArrayList<>();
            int answered = 0;
            for (int request = 0; request < MOST && refused.size() < 20; request++) {
                HttpResponse<String> answer = house.send(house.to("/api/me"));
                if (answer.statusCode() == 200) {
                    answered++;
                } else {
                    refused.add(answer);
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            assertThat(answered).isBetween(10, 10 + (int) Math.ceil(5 * seconds));
            assertThat(refused).hasSize(20).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(429);
                assertThat(answer.headers().firstValue("Retry-After")).contains("1");
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("application/problem+json");
            });
        }
    }

    @Test
    void lets_nobody_start_with_a_limit_that_lets_nobody_in() {
        assertThatThrownBy(() -> House.openInTemporaryFolder("--exchange.anonymous-per-hour=0"))
                .rootCause()
                .hasMessageContaining("EXCHANGE_ANONYMOUS_PER_HOUR is 0");
    }

    @Test
    void counts_addresses_of_ipv6_by_their_network() {
        assertThat(AddressBuckets.network("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(AddressBuckets.network("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:2");
        assertThat(AddressBuckets.network("0:0:0:0:0:0:0:1")).isEqualTo("0:0:0:0");
    }
}
