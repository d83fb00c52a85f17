import { fitSpectrum, keepConductivity, listSpectra } from "@/lib/services/impedance";
import { api } from "./implementer";

const room = api.impedance;

export const impedanceApi = room.router({
  spectra: room.spectra.handler(({ context, input }) => listSpectra(context.actor, input.ref)),
  fit: room.fit.handler(({ context, input }) => fitSpectrum(context.actor, input)),
  keepConductivity: room.keepConductivity.handler(({ context, input }) =>
    keepConductivity(context.actor, input),
  ),
});
