package exchange.command.mail;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How the installation calls itself on its pages, and so in its mails. */
@ConfigurationProperties("exchange.site")
record SiteNames(
        @DefaultValue("Kooperationsbörse") String title,
        @DefaultValue("Cooperation exchange") String titleEn,
        @Nullable String hotline) {}
