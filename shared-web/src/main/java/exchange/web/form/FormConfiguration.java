package exchange.web.form;

import exchange.privacy.Vault;
import exchange.web.limit.AnonymousAllowance;
import exchange.web.problem.ProblemWriter;
import java.time.Clock;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forms of browsers, ahead of the rights: a form's method and secret link are hidden fields. */
@Configuration(proxyBeanMethods = false)
@Import(DraftEndpoint.class)
public class FormConfiguration {

    /** Spring Security's filter chain is at -100. */
    private static final int BEFORE_SECURITY = -110;

    @Bean
    KeptForms keptForms(JdbcClient sql, Vault vault, Clock clock) {
        return new KeptForms(sql, vault, clock);
    }

    @Bean
    FilterRegistrationBean<FormPosts> formPosts(KeptForms kept, AnonymousAllowance allowance, ProblemWriter problems) {
        FilterRegistrationBean<FormPosts> filter =
                new FilterRegistrationBean<>(new FormPosts(kept, allowance, problems));
        filter.setOrder(BEFORE_SECURITY);
        return filter;
    }
}
