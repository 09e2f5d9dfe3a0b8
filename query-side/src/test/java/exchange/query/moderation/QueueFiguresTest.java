package exchange.query.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.ListingId;
import exchange.query.Databases;
import exchange.query.Draft;
import exchange.query.Listings;
import exchange.query.ReadingRoom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

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
    void tell_the_age_that_the_queue_itself_tells_of_what_has_waited_longest() {
        ListingId waiting = listings.submit(new Draft());
        double least = oldestInQueue();
        double told = figure("exchange_queue_oldest_seconds");
        double most = oldestInQueue();
        assertThat(told).isBetween(least, most + 1);
        listings.approve(waiting);
    }

    private double oldestInQueue() {
        double oldest = 0;
        for (JsonNode item :
                room.getAs("otto", "/api/moderation/queue?size=100").items()) {
            oldest = Math.max(oldest, item.get("waitingSeconds").asDouble());
        }
        return oldest;
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
