package exchange.command;

import exchange.command.dispatch.CommandSetup;
import exchange.log.LogListener;
import exchange.log.OpenLog;
import exchange.node.SchemaMigration;
import exchange.node.StreamingGroup;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.DefaultLockingTaskExecutor;
import net.javacrumbs.shedlock.core.LockingTaskExecutor;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The command side as a whole. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ComponentScan
@Import(CommandSetup.class)
public class CommandConfiguration {

    private static final String SCHEMA = "command";

    /** Deadlines are looked at once a second. */
    private static final Duration REST = Duration.ofMillis(50);

    @Bean
    SchemaMigration commandSchema() {
        return new SchemaMigration(3, SCHEMA, List.of("classpath:db/command"));
    }

    @Bean
    StreamingGroup deadlines() {
        return StreamingGroup.readModel("deadlines", SCHEMA).resting(REST);
    }

    /** From the first event: destroying a key again is harmless, and a restored backup may have brought some back. */
    @Bean
    StreamingGroup redaction() {
        return StreamingGroup.readModel("redaction", SCHEMA).resting(REST);
    }

    @Bean
    StreamingGroup accountsGroup() {
        return StreamingGroup.policy("accounts", SCHEMA).resting(REST);
    }

    @Bean
    StreamingGroup mailsGroup() {
        return StreamingGroup.policy("mails", SCHEMA).resting(REST);
    }

    @Bean
    LogListener logFigures(MeterRegistry registry) {
        return new LogFigures(registry);
    }

    @Bean
    MeterBinder logGauges(OpenLog log) {
        return registry -> {
            Gauge.builder("exchange.log.waiting", log, OpenLog::waiting)
                    .description("Appends that wait for the next batch")
                    .register(registry);
            Gauge.builder("exchange.log.head", log, open -> open.log().head())
                    .description("The greatest position known to be durable")
                    .register(registry);
        };
    }

    @Bean
    LockingTaskExecutor onOneNode(DataSource dataSource) {
        return new DefaultLockingTaskExecutor(
                new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                        .withJdbcTemplate(new JdbcTemplate(dataSource))
                        .withTableName("command.shedlock")
                        .usingDbTime()
                        .build()));
    }
}
