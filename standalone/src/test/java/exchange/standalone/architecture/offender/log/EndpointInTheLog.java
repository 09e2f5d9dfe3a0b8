package exchange.standalone.architecture.offender.log;

import org.springframework.web.bind.annotation.RestController;

@RestController
class EndpointInTheLog {}
