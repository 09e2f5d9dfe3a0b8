package exchange.web.cookie;

import exchange.node.ExchangeSettings;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Cookies are for TLS, but in demo mode, which is at home on a loopback address without it. */
@Configuration(proxyBeanMethods = false)
public class CookieConfiguration {

    @Bean
    Cookies cookies(ExchangeSettings settings) {
        return new Cookies(!settings.demo());
    }

    /** In demo mode the session's cookie follows the request, as Spring has it by itself. */
    @Bean
    DefaultCookieSerializerCustomizer secureSessionCookie(ExchangeSettings settings) {
        return serializer -> {
            if (!settings.demo()) {
                serializer.setUseSecureCookie(true);
            }
        };
    }
}
