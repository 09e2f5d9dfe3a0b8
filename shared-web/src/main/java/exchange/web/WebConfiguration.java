package exchange.web;

import exchange.web.access.AccessConfiguration;
import exchange.web.account.AccountConfiguration;
import exchange.web.body.BodyConfiguration;
import exchange.web.cookie.CookieConfiguration;
import exchange.web.document.DocumentConfiguration;
import exchange.web.form.FormConfiguration;
import exchange.web.limit.LimitConfiguration;
import exchange.web.problem.ProblemConfiguration;
import exchange.web.read.ReadConfiguration;
import exchange.web.start.StartConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything at the door. Both sides import this, and bring their {@link exchange.web.access.EndpointRights}. */
@Configuration(proxyBeanMethods = false)
@Import({
    AccountConfiguration.class,
    AccessConfiguration.class,
    ProblemConfiguration.class,
    BodyConfiguration.class,
    CookieConfiguration.class,
    FormConfiguration.class,
    LimitConfiguration.class,
    DocumentConfiguration.class,
    ReadConfiguration.class,
    StartConfiguration.class
})
public class WebConfiguration {}
