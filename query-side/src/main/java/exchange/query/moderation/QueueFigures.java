package exchange.query.moderation;

import exchange.query.content.Entries;
import exchange.query.model.ReadModels;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much waits for a moderator, and for how long, as this node's read model has it. Asked of the database at each scrape. */
@Component
class QueueFigures implements MeterBinder {

    private final ReadModels models;
    private final JdbcClient sql;
    private final Clock clock;

    QueueFigures(ReadModels models, JdbcClient sql, Clock clock) {
        this.models = models;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("exchange.queue.length", this, QueueFigures::length)
                .description("Listings that wait for a moderator or are in review")
                .strongReference(true)
                .register(registry);
        Gauge.builder("exchange.queue.oldest.seconds", this, QueueFigures::oldest)
                .description("How long the listing that waits longest has waited; 0 if none waits")
                .strongReference(true)
                .register(registry);
    }

    private double length() {
        return models.asItStands(
                Moderation.NAME,
                generation -> sql.sql(
                                generation.sql("select count(*) from query.moderation_$g where urgency is not null"))
                        .query(Long.class)
                        .single());
    }

    private double oldest() {
        return models.asItStands(
                        Moderation.NAME,
                        generation -> sql.sql(generation.sql("""
                                select entry from query.moderation_$g where urgency is not null
                                 order by waiting_position limit 1"""))
                                .query((row, number) -> Entries.read(row.getString(1), ModerationEntry.class))
                                .optional())
                .map(ModerationEntry::waitingSince)
                .map(this::secondsSince)
                .orElse(0.0);
    }

    private double secondsSince(Instant since) {
        return Math.max(0, Duration.between(since, clock.instant()).toNanos() / 1e9);
    }
}
