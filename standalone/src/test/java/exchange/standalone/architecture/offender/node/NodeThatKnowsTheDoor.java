package exchange.standalone.architecture.offender.node;

import exchange.standalone.architecture.offender.web.DoorThatDecides;

record NodeThatKnowsTheDoor(DoorThatDecides door) {}
