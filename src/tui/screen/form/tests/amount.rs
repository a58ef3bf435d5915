//! The amount beside products.

use super::*;

#[test]
fn an_amount_beside_products_says_beforehand_whether_it_will_stand() {
    let team = Team::new(Lang::Ru, 80, 40);
    let context = team.context();
    let fields = ["amount", "amount_manual", "products"];
    let field = |name: &&str| context.setup.registry.get(Noun::Lead, name).unwrap().clone();
    let fields = || fields.iter().map(field).collect::<Vec<_>>();
    for (amount, products, said) in [
        ("5000", "Окно x2 @ 1500", "да"),
        ("3000", "Окно x2 @ 1500", "нет"),
        ("", "Окно x2 @ 1500", "нет"),
        ("5000", "", "нет"),
        // The price is that of the catalogue, which is not known here.
        ("5000", "Окно x2", "нет"),
    ] {
        let mut form = Form::over_new(Noun::Lead, fields(), Vec::new(), &context);
        form.entries[0].type_text(amount);
        form.entries[2].type_text(products);
        let shown = drawn(&team, &form);
        let line = shown.lines().find(|line| line.contains("вручную")).unwrap();
        assert!(line.contains(&format!(" {said} ")), "{amount} {products}: {shown}");
    }
}
