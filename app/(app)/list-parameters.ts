/** The filters of a list as its query reads them: "archived=shown" of the address becomes a yes. */
export async function listParameters(
  searchParams: Promise<Readonly<Record<string, string | undefined>>>,
): Promise<Readonly<Record<string, string | boolean | undefined>>> {
  const { archived, ...parameters } = await searchParams;
  return { ...parameters, includeArchived: archived === "shown" };
}
