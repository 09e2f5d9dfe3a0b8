package exchange.command.mail;

import exchange.command.mail.Mail.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** Settings of the mails, and how many there are. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MailSettings.class, SiteNames.class, PromisedTimes.class})
class MailConfiguration {

    static final String SCHEDULER = "mailScheduler";

    /** A thread of its own: a mail server that hangs must not keep deadlines waiting. */
    @Bean(defaultCandidate = false)
    SimpleAsyncTaskScheduler mailScheduler() {
        SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("mail-");
        return scheduler;
    }

    @Bean
    MeterBinder mailGauges(MailTable table) {
        return registry -> {
            gauge(registry, table, State.WAITING, "Mails that wait to be sent");
            gauge(registry, table, State.CALL_BACK, "Mails in whose place the desk calls, of the last 30 days");
        };
    }

    private static void gauge(MeterRegistry registry, MailTable table, State state, String description) {
        Gauge.builder("exchange.mails", table, counted -> counted.count(state))
                .tag("state", state.name().toLowerCase(Locale.ROOT))
                .description(description)
                .register(registry);
    }
}
