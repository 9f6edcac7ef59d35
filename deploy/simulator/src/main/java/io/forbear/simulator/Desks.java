package io.forbear.simulator;

import io.forbear.simulator.desk.PlanDesk;
import io.forbear.simulator.desk.ServiceDesk;
import org.jspecify.annotations.Nullable;

/**
 * Where services are asked over HTTP.
 *
 * @param plans null: no plans are made
 * @param contact contact-service, for approved wordings
 * @param gateway gateway-service, for the state of its lines
 */
record Desks(@Nullable PlanDesk plans, ServiceDesk contact, ServiceDesk gateway) {}
