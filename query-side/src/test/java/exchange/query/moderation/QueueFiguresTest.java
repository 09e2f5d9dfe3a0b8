package exchange.query.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exchange.event.listing.ListingId;
import exchange.query.Databases;
import exchange.query.Draft;
import exchange.query.Listings;
import exchange.query.ReadingRoom;
import exchange.query.model.ReadModels;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("The queue's figures")
@ParameterizedClass
@EnumSource(Databases.class)
class QueueFiguresTest {

    private final ReadingRoom room;
    private final Listings listings;

    QueueFiguresTest(Databases database) {
        this.room = database.room();
        this.listings = room.listings();
    }

    @Test
    void count_what_waits_until_it_is_decided() {
        double before = figure("exchange_queue_length");
        ListingId first = listings.submit(new Draft());
        ListingId second = listings.submit(new Draft());
        assertThat(figure("exchange_queue_length")).isEqualTo(before + 2);
        listings.approve(first);
        assertThat(figure("exchange_queue_length")).isEqualTo(before + 1);
        listings.approve(second);
        assertThat(figure("exchange_queue_length")).isEqualTo(before);
    }

    @Test
    void tell_how_long_what_has_waited_longest_has_waited() {
        ListingId first = listings.submit(new Draft());
        ListingId second = listings.submit(new Draft());
        Instant oldest = room.getAs("otto", "/api/moderation/queue?size=100")
                .items()
                .valueStream()
                .map(item -> Instant.parse(item.get("waitingSince").stringValue()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Clock anHourLater = Clock.fixed(oldest.plus(Duration.ofHours(1)), ZoneOffset.UTC);
        MeterRegistry registry = new SimpleMeterRegistry();
        new QueueFigures(room.bean(ReadModels.class), room.bean(JdbcClient.class), anHourLater).bindTo(registry);
        assertThat(registry.get("exchange.queue.oldest.seconds").gauge().value())
                .isCloseTo(3600, within(1e-6));
        assertThat(figure("exchange_queue_oldest_seconds")).isPositive();
        listings.approve(first);
        listings.approve(second);
    }

    private double figure(String name) {
        return room.getAs("ines", "/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
