package exchange.standalone.architecture.offender.log;

import org.springframework.http.HttpHeaders;

public record LogThatAnswersRequests(HttpHeaders headers) {}
