package exchange.web.limit;

import exchange.node.ExchangeSettings;
import exchange.web.problem.ProblemWriter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The rate limit, ahead of sessions and login, and what people without an account may leave. */
@Configuration(proxyBeanMethods = false)
public class LimitConfiguration {

    private static final int AFTER_ENCODING = Ordered.HIGHEST_PRECEDENCE + 20;

    @Bean
    FilterRegistrationBean<RateLimit> rateLimit(ProblemWriter problems, ExchangeSettings settings) {
        FilterRegistrationBean<RateLimit> filter =
                new FilterRegistrationBean<>(new RateLimit(problems, settings.permittedRequestsPerSecond()));
        filter.setOrder(AFTER_ENCODING);
        return filter;
    }

    @Bean
    AnonymousAllowance anonymousAllowance(ExchangeSettings settings) {
        return new AnonymousAllowance(settings.permittedAnonymousPerHour());
    }
}
