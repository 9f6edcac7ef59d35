package io.forbear.gateway.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What a person did about a stray receipt or answer. */
record Settlement(@NotBlank @Size(max = 1000) String note) {}
