// Commands called from within a page, for walks that need much on file.

/** In the page: calls as the screens make them. */
export const CALL = `
  const call = async (name, request) => {
    const answer = await fetch("/call/" + name, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
    });
    const said = await answer.json();
    if (!answer.ok) throw new Error(name + ": " + said.message);
    return said.result ?? said;
  };`;
